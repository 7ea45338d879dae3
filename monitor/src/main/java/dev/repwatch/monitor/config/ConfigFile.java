package dev.repwatch.monitor.config;

import dev.repwatch.monitor.config.section.ChannelEntry;
import dev.repwatch.monitor.config.section.DnsSection;
import dev.repwatch.monitor.config.section.Language;
import dev.repwatch.monitor.config.section.ListsSection;
import dev.repwatch.monitor.config.section.RemindersSection;
import dev.repwatch.monitor.config.section.RouteEntry;
import dev.repwatch.monitor.config.section.ScheduleSection;
import dev.repwatch.monitor.config.section.StorageSection;
import dev.repwatch.monitor.config.section.WebSection;
import dev.repwatch.monitor.config.targets.TargetEntry;
import dev.repwatch.monitor.config.targets.TargetFileEntry;
import java.util.List;
import java.util.Optional;

/**
 * {@code config.toml} with its includes, as it is written. One component a section: a new section is a line here and a
 * record of its own.
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
        ListsSection lists,
        List<ChannelEntry<?>> channels,
        List<RouteEntry> routes,
        RemindersSection reminders) {}
