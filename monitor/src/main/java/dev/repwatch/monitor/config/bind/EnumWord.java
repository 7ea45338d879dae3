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
        return (node, where, binding) -> {
            if (!(node instanceof Node.Scalar scalar) || !(scalar.value() instanceof String text)) {
                return binding.mismatch(node, where, "one of " + String.join(", ", words));
            }
            int index = words.indexOf(text);
            if (index < 0) {
                binding.problem(
                        node.place(),
                        where.value() + ": \"" + text + "\" is none of " + String.join(", ", words)
                                + Spelling.hint(text, words));
                return Optional.empty();
            }
            return Optional.of(constants.get(index));
        };
    }

    private static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
