namespace MamCrawler.Simulators.World;

/// <summary>The words that invented titles, series and people are made of.</summary>
internal static class Words
{
    public static readonly string[] Adjectives = Split(
        """
        Amber Ashen Barren Bitter Blighted Bone Brass Brazen Broken Burning Cinder Clay Cobalt Copper Coral Crimson Crooked Crystal Dappled Distant Drowned
        Dusty Ebon Emerald Empty Endless Fallow Feral Flint Forgotten Frozen Gilded Glass Golden Granite Hallowed Hidden Hollow Hungry Indigo Iron Ivory
        Jagged Lacquered Lonely Marble Midnight Mirrored Misty Mournful Nameless Narrow Obsidian Ochre Opal Orphan Painted Pale Paper Patient Pewter Quiet
        Restless Rusted Salted Scarlet Secret Severed Shattered Silent Silver Sleeping Slender Smoky Stolen Sunken Tangled Tarnished Tidal Timber Twisted
        Umber Unquiet Velvet Violet Waking Wandering Waxen Weathered Whispering Winter Wistful Woven
        """
    );

    public static readonly string[] Nouns = Split(
        """
        Acorn Anchor Anvil Archive Arrow Atlas Banner Bastion Beacon Bell Birch Bramble Bridge Candle Canyon Cartographer Castle Cathedral Chalice Cipher
        Citadel Clock Cloister Comet Compass Conclave Crane Crown Crucible Cypress Dagger Delta Door Drum Embers Engine Estuary Falcon Feather
        Ferry Fjord Forge Fountain Gallery Garden Garrison Gate Glacier Granary Grove Gull Harbour Harp Hawthorn Hearth Heron Horizon Hourglass Inkwell
        Island Jackdaw Keep Kestrel Kiln Labyrinth Ladder Lantern Larder Ledger Library Lighthouse Loom Lynx Maple Marsh Mask Meridian Mill Mirror Monolith
        Moth Needle Nightjar Oath Observatory Orchard Otter Parapet Pavilion Pendulum Pilgrim Plough Prism Quarry Quill Rampart Raven Reef Ribbon River
        Saddle Scabbard Scribe Seal Sextant Shepherd Shrine Signal Sparrow Spindle Spire Staircase Stone Sundial Tapestry Tempest Thicket Thimble Thistle
        Throne Tide Tower Trellis Valley Vessel Viaduct Vigil Vineyard Violin Warden Watchtower Weaver Whale Willow Windmill Wolf Wren Zenith
        """
    );

    public static readonly string[] Places = Split(
        """
        Aldermoor Ashkell Belvarin Brackenmere Caldrith Carrowdale Corvanna Dellarim Drustane Eldmarch Esterhollow Fenwyke Galdoran Greyfell Halvarin
        Harrowgate Ilmarsh Isenvale Jorlund Kestermoor Kharavel Lindenholt Lorrimar Marrowick Meldruin Norvane Oakenfirth Orlaith Pellagrin Quillon Ravensmere
        Ruthven Sablemont Selkirra Skarholt Tallowmere Thornwick Ulverdale Umbrath Valdessa Varrow Westerlyn Wexcombe Yarrowfen Zellandine
        """
    );

    public static readonly string[] FirstNames = Split(
        """
        Ada Alaric Alma Anselm Astrid Aurelio Basil Beatrix Bram Calla Casimir Clementine Cormac Dagny Delphine Dorian Edda Eliane Emeric Esme Fabian Farah
        Fenna Gideon Greta Gwendolyn Hadrian Halima Hester Idris Ilse Imogen Ivo Jarek Juno Kalea Kaspar Lavinia Leif Linnea Lorcan Maeve Magnus Marisol
        Matilda Nadia Nikolai Odette Oren Ottilie Pascal Petra Quentin Ramona Rasmus Rosalind Rufus Saskia Silas Solveig Tamsin Thaddeus Tobias Una Valentin
        Vesna Wilhelmina Xenia Yannick Ysolde Zara Zephyr
        """
    );

    public static readonly string[] LastStems = Split(
        """
        Abbot Ains Ald Arden Ather Bar Bell Berry Birk Black Bram Brook Bur Cal Carn Chad Clay Cold Crane Cros Dal Dar Den Dun East Elm Fair Fal Farn Fen
        Gar Gold Grim Had Hale Har Hart Hol Hux Ing Kel Kirk Lang Lark Lin Lock Mar Mel Mor Nor Oak Pem Pren Quil Rad Raven Red Roth Sal Sel Shel Stan Star
        Sut Tal Thorn Thur Tren Ul Van Ver Wal War Wes Whit Wick Win Wood Yar
        """
    );

    public static readonly string[] LastEndings = Split(
        """
        acre beck berg bourne bridge by combe cott croft dale den dorf field ford gate grave hall ham hurst ington land ley ling lund man mere mond more ness
        over quist ridge row shaw shire side son stead sted stone stow strand strom thorpe ton vale ward water well wick win wold wood worth wright
        """
    );

    public static readonly string[] Publishers = ["Lantern Audio", "Podwright Studios", "Harrow & Finch", "Tallow House", "Northlight", "Meridian Spoken Word"];

    private static string[] Split(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
