using System.Net;
using System.Net.Sockets;
using Ksat.Provisioning.Application.Ports;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Ksat.Provisioning.Infrastructure.Mail;

internal sealed partial class SmtpMailer(SmtpOptions options, ILogger<SmtpMailer> log) : IMailer
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    public bool IsConfigured => options.Host is not null;

    public async Task<bool> SendAsync(string recipient, string subject, string text, CancellationToken cancellationToken)
    {
        using var message = Message(recipient, subject, text);
        using var client = new SmtpClient { Timeout = (int)Timeout.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(options.Host!, options.Port ?? (options.Security == SmtpSecurity.Tls ? 465 : 587), SecurityOf(options.Security), cancellationToken);
            if (options.User is { } user)
            {
                await client.AuthenticateAsync(user, options.Password ?? "", cancellationToken);
            }

            await client.SendAsync(message, cancellationToken);
            await client.DisconnectAsync(quit: true, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is IOException or SocketException or CommandException or ProtocolException
            or AuthenticationException or SslHandshakeException or TimeoutException)
        {
            NotSent(exception.GetType().Name);
            return false;
        }
    }

    private MimeMessage Message(string recipient, string subject, string text)
    {
        var message = new MimeMessage { Subject = subject };
        message.From.Add(MailboxAddress.Parse(options.From));
        message.To.Add(MailboxAddress.Parse(recipient));
        message.Body = new BodyBuilder { TextBody = text, HtmlBody = $"<p>{WebUtility.HtmlEncode(text)}</p>" }.ToMessageBody();
        return message;
    }

    private static SecureSocketOptions SecurityOf(SmtpSecurity security) => security switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A notice could not be mailed ({Cause}); it will be tried again")]
    private partial void NotSent(string cause);
}
