using MamCrawler.Core.Schedules;

namespace MamCrawler.Functions;

/// <summary>The names of all functions. Orchestrations and activities are named after their classes, timers after their schedules; a started orchestration and a setting that switches a timer off refer to them.</summary>
public static class FunctionNames
{
    public const string ScanLibrary = nameof(Core.Orchestrations.Scanning.ScanLibrary);

    public const string FindGapsInRange = nameof(Core.Orchestrations.Scanning.FindGapsInRange);

    public const string ShelveBook = nameof(Core.Orchestrations.Shelving.ShelveBook);

    public const string CheckLanding = nameof(Core.Orchestrations.Shelving.CheckLanding);

    public const string AskForScan = nameof(Core.Orchestrations.Shelving.AskForScan);

    public const string LookForArrival = nameof(Core.Orchestrations.Shelving.LookForArrival);

    public const string FillShelvedBook = nameof(Core.Orchestrations.Shelving.FillShelvedBook);

    public const string TakeSnapshot = nameof(Core.Orchestrations.Scanning.TakeSnapshot);

    public const string FindGaps = nameof(Core.Orchestrations.Scanning.FindGaps);

    public const string FindAuthorGaps = nameof(Core.Orchestrations.Scanning.FindAuthorGaps);

    public const string OrderGaps = nameof(Core.Orchestrations.Scanning.OrderGaps);

    public const string SearchReleases = nameof(Core.Orchestrations.Scanning.SearchReleases);

    public const string DecideGrabs = nameof(Core.Orchestrations.Scanning.DecideGrabs);

    public const string WriteReport = nameof(Core.Orchestrations.Scanning.WriteReport);

    public const string PushTorrent = nameof(Core.Downloads.Pushing.PushTorrent);

    public const string PushTorrentPoison = nameof(PushTorrentPoison);

    public const string WatchDownloads = nameof(Schedules.WatchDownloads);

    public const string SweepQueue = nameof(Schedules.SweepQueue);

    public const string GuardAccount = nameof(Schedules.GuardAccount);

    public const string ScanGaps = nameof(Schedules.ScanGaps);

    public const string FillMetadata = nameof(Schedules.FillMetadata);

    public const string RefreshVipAndPending = nameof(Schedules.RefreshVipAndPending);

    public const string EnrichNewBooks = nameof(Schedules.EnrichNewBooks);

    public const string LookAtTopTen = nameof(Schedules.LookAtTopTen);

    public const string SendNotices = nameof(Schedules.SendNotices);

    public const string WriteDigest = nameof(Schedules.WriteDigest);

    public const string BackUp = nameof(Schedules.BackUp);

    public const string RefreshAllMetadata = nameof(Schedules.RefreshAllMetadata);

    public const string PurgeHistory = nameof(Schedules.PurgeHistory);

    public const string GetHealth = nameof(GetHealth);

    public const string StartScan = nameof(StartScan);

    public const string GetScan = nameof(GetScan);

    public const string CancelScan = nameof(CancelScan);

    public const string ListFollows = nameof(ListFollows);

    public const string AddFollow = nameof(AddFollow);

    public const string RemoveFollow = nameof(RemoveFollow);

    public const string ListGaps = nameof(ListGaps);

    public const string GetGap = nameof(GetGap);

    public const string DraftRequest = nameof(DraftRequest);

    public const string ListWanted = nameof(ListWanted);

    public const string AddWanted = nameof(AddWanted);

    public const string RemoveWanted = nameof(RemoveWanted);

    public const string ListDownloads = nameof(ListDownloads);

    public const string ApproveDownload = nameof(ApproveDownload);

    public const string RejectDownload = nameof(RejectDownload);

    public const string LookAtDownload = nameof(LookAtDownload);

    public const string ListSpends = nameof(ListSpends);

    public const string ConfirmSpend = nameof(ConfirmSpend);

    public const string DenySpend = nameof(DenySpend);

    public const string ListProposals = nameof(ListProposals);

    public const string ApplyMetadata = nameof(ApplyMetadata);

    public const string ListChanges = nameof(ListChanges);

    public const string UndoChange = nameof(UndoChange);

    public const string ReadDoctor = nameof(ReadDoctor);

    public const string AskDoctor = nameof(AskDoctor);

    public const string ListShapes = nameof(ListShapes);

    public const string LeaveSafeMode = nameof(LeaveSafeMode);

    public const string ListReports = nameof(ListReports);

    public const string GetReport = nameof(GetReport);

    public const string ListDigests = nameof(ListDigests);

    public const string GetDigest = nameof(GetDigest);

    public const string ReadNotices = nameof(ReadNotices);

    public const string TestNotices = nameof(TestNotices);

    public const string UnknownAddress = nameof(UnknownAddress);
}
