using Dapper;
using Registry.Core.Store;

namespace Registry.Core.Tests.Store;

public class RegistryDatabaseTests
{
    [Test]
    public async Task ADatabaseOfANewerProgramIsRefusedWithAReason()
    {
        using var site = new TestDatabase();
        await site.CountAsync("insert into schema_script (ScriptName, Applied) values ('0099_future.sql', '2030-01-01')");
        Assert.That(site.Reopen,
            Throws.TypeOf<RegistryStoreException>()
                .With.Message.Contains("newer version").And.Message.Contains("0099_future.sql").And.Message.Contains(site.FilePath)
                .And.Property(nameof(RegistryStoreException.MessageZh)).Contains("升级程序"));
    }

    [Test]
    public async Task OpeningAgainChangesNothing()
    {
        using var site = new TestDatabase();
        site.Reopen();
        Assert.That(await site.CountAsync("select count(*) from schema_script"), Is.EqualTo(SqlText.Schema.Count));
        Assert.That(await site.CountAsync("select count(*) from data_state"), Is.EqualTo(1));
    }

    [Test]
    public void SeveralProgramsMayMakeTheDatabaseAtOnce()
    {
        var folder = Directory.CreateTempSubdirectory("registry-store-").FullName;
        try
        {
            Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 },
                _ => RegistryDatabase.Open(Path.Combine(folder, "site.db")).Dispose());
            using var database = RegistryDatabase.Open(Path.Combine(folder, "site.db"));
            using var connection = database.Connect();
            Assert.That(connection.ExecuteScalar<long>("select count(*) from schema_script"), Is.EqualTo(SqlText.Schema.Count));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void AFileThatIsNoDatabaseIsRefusedWithAReason()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, new string('x', 5000));
            Assert.That(() => RegistryDatabase.Open(path), Throws.TypeOf<RegistryStoreException>()
                .With.Message.Contains("not a registry database").And.Message.Contains(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void AFolderThatDoesNotExistIsRefusedWithAReason() =>
        Assert.That(() => RegistryDatabase.Open("/nowhere/at/all/site.db"), Throws.TypeOf<RegistryStoreException>()
            .With.Message.Contains("Check that the folder exists"));

    [TestCase(28, "the disk is full", TestName = "ENOSPC")]
    [TestCase(unchecked((int)0x80070070), "the disk is full", TestName = "ERROR_DISK_FULL")]
    [TestCase(5, "reading or writing failed", TestName = "EIO")]
    public void AFileFaultSaysWhatToDo(int result, string expected) =>
        Assert.That(RegistryStoreException.Of(new IOException("fault", result), "/data/site.db").Message, Does.Contain(expected));

    [TestCase(13, "磁盘已满")]
    [TestCase(8, "没有写入权限")]
    [TestCase(5, "另一个程序正在写入")]
    [TestCase(11, "从备份恢复")]
    public void AFaultOfTheEngineSaysWhatToDo(int code, string expected) =>
        Assert.That(RegistryStoreException.Of(code, "engine", "/data/site.db").MessageZh, Does.Contain(expected).And.Contain("/data/site.db"));
}
