using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Registry.Api.Serving;

/// <summary>Gives a body to what the server refuses before the service sees it: an address with %00, one that is too long, a head that is none. Left to
/// itself the server answers with a status and nothing else.</summary>
internal static class SpokenRefusals
{
    /// <summary>Looks at the answers of every connection.</summary>
    public static void SpeakRefusals(this KestrelServerOptions server) =>
        server.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => async connection =>
        {
            var transport = connection.Transport;
            connection.Transport = new Duplex(transport.Input, new Speaking(transport.Output));
            try
            {
                await next(connection);
            }
            finally
            {
                connection.Transport = transport;
            }
        }));

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    // The server writes the head of an answer in one piece.
    private sealed class Speaking(PipeWriter inner) : PipeWriter
    {
        private Memory<byte> _given;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override Memory<byte> GetMemory(int sizeHint = 0) => _given = inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override void Advance(int bytes)
        {
            if (EmptyRefusal.Spoken(_given.Span[..bytes]) is { } spoken) inner.Write(spoken);
            else inner.Advance(bytes);
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
    }
}
