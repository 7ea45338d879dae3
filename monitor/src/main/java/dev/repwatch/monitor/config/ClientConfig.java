package dev.repwatch.monitor.config;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.Conversion;
import dev.repwatch.monitor.config.bind.Conversions;
import dev.repwatch.monitor.config.bind.KeyPath;
import dev.repwatch.monitor.config.bind.Node;
import dev.repwatch.monitor.config.bind.Problem;
import dev.repwatch.monitor.config.bind.SecretSource;
import dev.repwatch.monitor.config.section.StorageSection;
import dev.repwatch.monitor.config.section.WebSection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command needs to find the running daemon. No secret is looked up: who may acknowledge an alert need not be able to
 * read the tokens of channels, feeds and databases.
 */
public record ClientConfig(WebSection web, StorageSection storage) {

    private static final Conversion<Secret> UNREAD = (node, keyPath, binding) -> Optional.of(new Secret("unread"));

    /** @param problems receives what is wrong with the file as text, and with the two sections */
    public static Optional<ClientConfig> read(Path file, List<Problem> problems) {
        Optional<Node.Table> tree = new ConfigText(problems).load(file);
        if (tree.isEmpty() || !problems.isEmpty()) {
            return Optional.empty();
        }
        Binding binding =
                new Binding(Conversions.standard(new SecretSource(Map.of())).with(Secret.class, UNREAD));
        Optional<WebSection> web = section(tree.get(), "web", WebSection.class, binding);
        Optional<StorageSection> storage = section(tree.get(), "storage", StorageSection.class, binding);
        problems.addAll(binding.problems());
        return web.flatMap(at -> storage.map(kept -> new ClientConfig(at, kept)));
    }

    private static <R extends Record> Optional<R> section(Node.Table root, String key, Class<R> type, Binding binding) {
        Node node = root.entries().getOrDefault(key, new Node.Table(root.place(), Map.of(), Optional.empty()));
        KeyPath keyPath = KeyPath.top().key(key);
        return node instanceof Node.Table table
                ? binding.record(table, type, keyPath)
                : binding.mismatch(node, keyPath, "a table");
    }
}
