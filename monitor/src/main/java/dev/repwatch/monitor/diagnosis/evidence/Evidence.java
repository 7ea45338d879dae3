package dev.repwatch.monitor.diagnosis.evidence;

/** One thing that was seen, or was looked for and not seen. */
public sealed interface Evidence
        permits LogLine,
                ListingSeen,
                ListAnswer,
                DeskTask,
                PostureFinding,
                SeedResult,
                FeedValue,
                WarmupState,
                Volume,
                LogCoverage,
                DnsAnswer,
                Suppression,
                SentMessage,
                ServerSetting,
                Unusable {

    /** The kind as the file names it, such as {@code log}. */
    String kind();
}
