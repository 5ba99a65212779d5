namespace Ksat.Provisioning.Domain.Planning;

/// <summary>The userName that Entra gives a deleted user: the 32 hexadecimal digits of his object id before his old name.</summary>
public static class Tombstone
{
    private const int IdLength = 32;

    public static bool IsTombstone(string userName)
    {
        if (userName.Length <= IdLength)
        {
            return false;
        }

        foreach (var digit in userName.AsSpan(0, IdLength))
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                return false;
            }
        }

        return EmailAddress.IsValid(userName[IdLength..]);
    }
}
