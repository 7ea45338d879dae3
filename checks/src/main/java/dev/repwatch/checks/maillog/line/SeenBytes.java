package dev.repwatch.checks.maillog.line;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made of words that come again and again, such as the names of programs and relays, found by their bytes. Two words that
 * want the same place drive each other out, so that it never grows.
 *
 * @param <T> what is made of a word
 */
public final class SeenBytes<T> {

    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 256;

    private final Function<String, T> made;
    private final @Nullable Word<T>[] words;

    private static final class Word<T> {
        private final byte[] bytes;
        private final T value;

        Word(byte[] bytes, T value) {
            this.bytes = bytes;
            this.value = value;
        }
    }

    @SuppressWarnings("unchecked") // there are no arrays of a generic type
    public SeenBytes(Function<String, T> made) {
        this.made = made;
        this.words = (Word<T>[]) new Word<?>[PLACES];
    }

    public T of(byte[] block, int from, int to) {
        int place = place(block, from, to);
        Word<T> word = words[place];
        if (word != null && Arrays.equals(word.bytes, 0, word.bytes.length, block, from, to)) {
            return word.value;
        }
        T value = made.apply(new String(block, from, to - from, StandardCharsets.UTF_8));
        if (to - from <= LONGEST) {
            words[place] = new Word<>(Arrays.copyOfRange(block, from, to), value);
        }
        return value;
    }

    private static int place(byte[] block, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = hash * 31 + block[at];
        }
        return (hash ^ (hash >>> 12)) & (PLACES - 1);
    }
}
