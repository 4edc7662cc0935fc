namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>The way out to the tracker.</summary>
public enum EgressMode
{
    /// <summary>As this machine goes out. In the cloud the address changes within one network, so the session is bound to that network (ASN).</summary>
    Direct,

    /// <summary>Through a NAT gateway with one fixed address, which the session is bound to.</summary>
    NatGateway,

    /// <summary>Through a proxy, which usually stands at home; the session is bound to where that goes out.</summary>
    Proxy,
}
