package dev.repwatch.monitor.capability;

import dev.repwatch.monitor.notify.wording.BaselineKind;
import dev.repwatch.monitor.notify.wording.CheckKind;
import dev.repwatch.monitor.notify.wording.DaemonKind;
import dev.repwatch.monitor.notify.wording.FeedBaselineKind;
import dev.repwatch.monitor.notify.wording.FeedKeyKind;
import dev.repwatch.monitor.notify.wording.FeedOutageKind;
import dev.repwatch.monitor.notify.wording.FeedValueKind;
import dev.repwatch.monitor.notify.wording.FlappingKind;
import dev.repwatch.monitor.notify.wording.IncidentKinds;
import dev.repwatch.monitor.notify.wording.ListingKind;
import dev.repwatch.monitor.notify.wording.QuarantineKind;
import dev.repwatch.monitor.notify.wording.ScoreKind;
import dev.repwatch.monitor.notify.wording.StaleKind;
import dev.repwatch.monitor.notify.wording.UndocumentedKind;
import dev.repwatch.monitor.notify.wording.records.RecordChangeKind;
import dev.repwatch.monitor.placement.news.PlacementKind;
import dev.repwatch.monitor.placement.trouble.SeedTroubleKind;
import dev.repwatch.monitor.traffic.outage.OutageKind;
import dev.repwatch.monitor.warmup.news.WarmupKind;
import java.util.List;

/** The catalogue of kinds of incident: one line each. */
public final class Incidents {

    public static final IncidentKinds ALL = new IncidentKinds(List.of(
            ListingKind.KIND,
            CheckKind.KIND,
            ScoreKind.KIND,
            QuarantineKind.KIND,
            DaemonKind.KIND,
            BaselineKind.KIND,
            FlappingKind.KIND,
            UndocumentedKind.KIND,
            StaleKind.KIND,
            FeedValueKind.KIND,
            FeedBaselineKind.KIND,
            FeedOutageKind.KIND,
            FeedKeyKind.KIND,
            RecordChangeKind.KIND,
            OutageKind.KIND,
            WarmupKind.KIND,
            PlacementKind.KIND,
            SeedTroubleKind.KIND));

    private Incidents() {}
}
