package dev.repwatch.checks.dnsbl.file.rbldnsd;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The types of datasets that hold entries, by rbldnsd's names. */
final class Datasets {

    private static final Map<String, Function<TextTemplate, Dataset>> TYPES = Map.of(
            "ip4set", texts -> new Ip4Dataset(Ip4Dataset.Type.SET, texts),
            "ip4trie", texts -> new Ip4Dataset(Ip4Dataset.Type.TRIE, texts),
            "ip4tset", texts -> new Ip4Dataset(Ip4Dataset.Type.TSET, texts),
            "ip6trie", texts -> new Ip6Dataset(Ip6Dataset.Type.TRIE, texts),
            "ip6tset", texts -> new Ip6Dataset(Ip6Dataset.Type.TSET, texts),
            "dnset", NameDataset::new,
            "generic", GenericDataset::new);

    private Datasets() {}

    static Optional<Dataset> of(String type, TextTemplate texts) {
        return Optional.ofNullable(TYPES.get(type)).map(made -> made.apply(texts));
    }
}
