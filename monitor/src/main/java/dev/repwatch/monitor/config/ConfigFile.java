package dev.repwatch.monitor.config;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.lists.ListTable;
import dev.repwatch.monitor.config.section.ChannelEntry;
import dev.repwatch.monitor.config.section.DnsSection;
import dev.repwatch.monitor.config.section.FeedEntry;
import dev.repwatch.monitor.config.section.ListsSection;
import dev.repwatch.monitor.config.section.RouteEntry;
import dev.repwatch.monitor.config.section.ScheduleSection;
import dev.repwatch.monitor.config.section.StorageSection;
import dev.repwatch.monitor.config.section.WebSection;
import dev.repwatch.monitor.config.targets.TargetEntry;
import dev.repwatch.monitor.config.targets.TargetFileEntry;
import dev.repwatch.monitor.config.targets.TargetUrlEntry;
import dev.repwatch.monitor.i18n.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code config.toml} with its includes, as it is written. A new section is a line here and a record of its own, or an
 * {@link OtherSection}.
 *
 * @param include already merged in
 * @param language {@code en} when absent
 */
public record ConfigFile(
        List<String> include,
        Optional<Language> language,
        WebSection web,
        StorageSection storage,
        DnsSection dns,
        ScheduleSection schedule,
        List<TargetEntry> targets,
        List<TargetFileEntry> targetFiles,
        List<TargetUrlEntry> targetUrls,
        ListsSection lists,
        List<ListTable> list,
        Map<SourceId, FeedEntry<?>> feeds,
        List<ChannelEntry<?>> channels,
        List<RouteEntry> routes) {

    /** What people are told in. */
    public Language spoken() {
        return language.orElse(Language.EN);
    }
}
