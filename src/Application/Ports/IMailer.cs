namespace Ksat.Provisioning.Application.Ports;

/// <summary>Sends an e-mail, or says that it could not.</summary>
public interface IMailer
{
    /// <summary>Whether the installation can send mail at all (<c>Smtp:Host</c>).</summary>
    bool IsConfigured { get; }

    /// <param name="text">The sentences, without markup: sent as text and as HTML.</param>
    /// <returns>False: it could not be sent now; the reason was logged without the recipient.</returns>
    Task<bool> SendAsync(string recipient, string subject, string text, CancellationToken cancellationToken);
}
