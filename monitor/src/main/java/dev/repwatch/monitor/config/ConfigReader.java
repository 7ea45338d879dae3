package dev.repwatch.monitor.config;

import dev.repwatch.alerts.Channels;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.feeds.Feeds;
import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.Conversion;
import dev.repwatch.monitor.config.bind.Conversions;
import dev.repwatch.monitor.config.bind.Node;
import dev.repwatch.monitor.config.bind.Problem;
import dev.repwatch.monitor.config.bind.SecretSource;
import dev.repwatch.monitor.config.lists.ChosenLists;
import dev.repwatch.monitor.config.lists.ListTable;
import dev.repwatch.monitor.config.section.ChannelEntry;
import dev.repwatch.monitor.config.section.ChannelTables;
import dev.repwatch.monitor.config.section.FeedEntry;
import dev.repwatch.monitor.config.section.FeedTables;
import dev.repwatch.monitor.config.targets.TargetFiles;
import dev.repwatch.monitor.config.targets.TargetList;
import dev.repwatch.monitor.config.targets.TargetUrls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the configuration. Keep one for the life of the daemon: it remembers the last good content of target files. Not for
 * use by several threads at once.
 */
public final class ConfigReader {

    private static final Set<String> TOP_KEYS = Set.of("include", "language");

    private final Conversions conversions;
    private final List<OtherSection<?>> others;
    private final boolean planned;
    private final SecretNeed need;
    private final TargetFiles targetFiles = new TargetFiles();
    private final TargetUrls targetUrls = new TargetUrls();

    /**
     * @param environment where {@code { env = … }} and {@code $CREDENTIALS_DIRECTORY} are looked up
     * @param others the sections that belong to other packages
     */
    public ConfigReader(Map<String, String> environment, List<OtherSection<?>> others) {
        this(environment, others, false);
    }

    /** @param need which secrets have to be there */
    public ConfigReader(Map<String, String> environment, List<OtherSection<?>> others, SecretNeed need) {
        this(environment, others, false, need);
    }

    /**
     * @param planned whether a plan that asks a list more than its operator allows is a problem of the configuration, as
     *     it is for a daemon; a single look on demand is no plan
     */
    public ConfigReader(Map<String, String> environment, List<OtherSection<?>> others, boolean planned) {
        this(environment, others, planned, SecretNeed.ALL);
    }

    private ConfigReader(
            Map<String, String> environment, List<OtherSection<?>> others, boolean planned, SecretNeed need) {
        this.planned = planned;
        this.need = need;
        this.others = List.copyOf(others);
        this.conversions = Conversions.standard(new SecretSource(environment, need::of))
                .with(ChannelEntry.class, new ChannelTables(Channels.ALL))
                .with(FeedEntry.class, new FeedTables(Feeds.ALL))
                .with(ListTable.class, (Conversion<ListTable>) ListTable::of);
    }

    /** Reads everything anew. Never throws for what stands in the files or for what becomes of them meanwhile. */
    public ConfigOutcome read(Path file) {
        targetFiles.begin();
        targetUrls.begin();
        List<Problem> textProblems = new ArrayList<>();
        Optional<Node.Table> tree = new ConfigText(textProblems).load(file);
        Binding binding = new Binding(conversions, TOP_KEYS, SectionReader.tablesOfKeys(others));
        textProblems.forEach(problem -> binding.problem(problem.place(), problem.text()));
        if (!textProblems.isEmpty()) {
            return new ConfigOutcome.Refused(binding.problems());
        }
        List<Problem> warnings = new ArrayList<>();
        Optional<Settings> settings = tree.flatMap(root -> new SectionReader(binding, others).read(need.part(root)))
                .map(sections -> settings(sections, binding, warnings));
        List<Problem> problems = binding.problems();
        return settings.isPresent() && problems.isEmpty()
                ? new ConfigOutcome.Read(settings.orElseThrow(), warnings, broken())
                : new ConfigOutcome.Refused(problems);
    }

    /** What inventories said; whoever asks them tells it here. */
    public TargetUrls targetUrls() {
        return targetUrls;
    }

    private List<Problem> broken() {
        return Stream.concat(targetFiles.broken().stream(), targetUrls.broken().stream())
                .toList();
    }

    private Settings settings(SectionReader.Sections sections, Binding binding, List<Problem> warnings) {
        ConfigFile file = sections.file();
        CrossChecks.check(file, sections.others().values(), binding);
        TargetList targets = new TargetList(binding, warnings::add);
        targets.addEntries(file.targets());
        targets.addFiles(file.targetFiles(), targetFiles);
        targets.addUrls(file.targetUrls(), targetUrls, file.storage().home());
        warnings.addAll(ConfigWarnings.of(file, sections.others().values(), targets.all(), binding));
        ChosenLists.Choice lists =
                new ChosenLists(Catalogue.shipped(), binding, warnings::add).of(file.lists(), file.list());
        Settings settings = new Settings(file, sections.others(), targets.all(), lists.catalogue(), lists.active());
        if (planned) {
            TermsCheck.check(settings, binding);
            TermsCheck.warn(settings, binding, warnings::add);
        }
        return settings;
    }
}
