namespace MamCrawler.Core.Account;

/// <summary>How a spend stands in the ledger.</summary>
public enum SpendState
{
    /// <summary>It would have been made; spending is off.</summary>
    Dry,

    /// <summary>It is about to be made. Without a result it is never repeated: the flag or the balance is read again.</summary>
    Intent,

    /// <summary>It was made.</summary>
    Spent,

    /// <summary>The tracker refused it.</summary>
    Refused,

    /// <summary>It was not made, as the flag and the balance show.</summary>
    NotSpent,

    /// <summary>The flag and the balance do not settle whether it was made; a person is asked.</summary>
    Unclear,
}
