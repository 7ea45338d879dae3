package dev.repwatch.monitor.config.bind;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Enums are written in lower case, with {@code -} for {@code _}. */
final class EnumWord {

    private EnumWord() {}

    static Conversion<Object> of(Class<?> type) {
        List<Object> constants = List.of(type.getEnumConstants());
        List<String> words = constants.stream().map(EnumWord::word).toList();
        return (node, keyPath, binding) -> {
            if (!(node instanceof Node.Scalar scalar) || !(scalar.value() instanceof String text)) {
                return binding.mismatch(node, keyPath, "one of " + String.join(", ", words));
            }
            int index = words.indexOf(text);
            if (index < 0) {
                binding.problem(
                        node.place(),
                        keyPath.value() + ": \"" + text + "\" is none of " + String.join(", ", words)
                                + DidYouMean.hint(text, words));
                return Optional.empty();
            }
            return Optional.of(constants.get(index));
        };
    }

    private static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
