namespace Registry.Import.Reading;

/// <summary>How far the reading of a table has come. One thread reads and tells, any other may ask.</summary>
/// <param name="total">Bytes of the text file or rows of the worksheet; 0 when not known.</param>
internal sealed class ReadMeter(long total)
{
    private long _done;

    /// <summary>Bytes or rows of the whole.</summary>
    public long Total => total;

    /// <summary>Bytes or rows read.</summary>
    public long Done
    {
        get => Interlocked.Read(ref _done);
        set => Interlocked.Exchange(ref _done, value);
    }
}

/// <summary>A file that tells a meter how far it has been read.</summary>
internal sealed class MeteredFile(string path, ReadMeter meter)
    : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan)
{
    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = base.Read(buffer, offset, count);
        meter.Done = Position;
        return read;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = base.Read(buffer);
        meter.Done = Position;
        return read;
    }
}
