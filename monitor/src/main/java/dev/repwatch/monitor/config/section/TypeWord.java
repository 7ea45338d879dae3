package dev.repwatch.monitor.config.section;

import dev.repwatch.monitor.config.bind.Binding;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.bind.KeyPath;
import dev.repwatch.monitor.config.bind.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The word that says which entry of a catalogue a table is about. */
final class TypeWord {

    private TypeWord() {}

    static <T> Optional<T> find(
            List<T> catalogue, Function<T, String> word, String kind, Node written, KeyPath keyPath, Binding binding) {
        if (!(written instanceof Node.Scalar scalar) || !(scalar.value() instanceof String text)) {
            return binding.mismatch(written, keyPath, "a string");
        }
        Optional<T> found =
                catalogue.stream().filter(type -> word.apply(type).equals(text)).findFirst();
        if (found.isEmpty()) {
            List<String> known = catalogue.stream().map(word).sorted().toList();
            String hint = DidYouMean.hint(text, known);
            binding.problem(
                    written.place(),
                    keyPath.value() + ": no type of " + kind + " is called \"" + text + "\""
                            + (hint.isEmpty() ? "; there is " + String.join(", ", known) : hint));
        }
        return found;
    }
}
