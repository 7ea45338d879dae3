package dev.repwatch.monitor.config.section;

import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.Node;
import dev.repwatch.monitor.config.bind.Spelling;
import dev.repwatch.monitor.config.bind.Where;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The word that says which entry of a catalogue a table is about. */
final class TypeWord {

    private TypeWord() {}

    static <T> Optional<T> find(
            List<T> catalogue, Function<T, String> word, String kind, Node written, Where where, Binding binding) {
        if (!(written instanceof Node.Scalar scalar) || !(scalar.value() instanceof String text)) {
            return binding.mismatch(written, where, "a string");
        }
        Optional<T> found =
                catalogue.stream().filter(type -> word.apply(type).equals(text)).findFirst();
        if (found.isEmpty()) {
            List<String> known = catalogue.stream().map(word).sorted().toList();
            String hint = Spelling.hint(text, known);
            binding.problem(
                    written.place(),
                    where.value() + ": no type of " + kind + " is called \"" + text + "\""
                            + (hint.isEmpty() ? "; there is " + String.join(", ", known) : hint));
        }
        return found;
    }
}
