package dev.repwatch.monitor.notify.wording;

import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.FeedValueDetail;

/** How numbers of feeds are called; a number that has no words of its own, as of a source of the user's, is called as it is. */
final class Measures {

    private final Words words;

    Measures(Words words) {
        this.words = words;
    }

    String name(FeedValueDetail it) {
        return words.sayOr("measure." + it.measure(), "measure.other", "measure", it.measure());
    }

    /** A step of a ladder by its name: red, not 2. */
    String value(FeedValueDetail it, String number) {
        return words.sayOr("level." + it.measure() + "." + number, "level.other", "value", number);
    }

    String value(FeedValueDetail it) {
        return value(it, it.value());
    }

    String scale(FeedValueDetail it) {
        return words.sayOr("scale." + it.measure(), "scale.other", "scale", it.scale());
    }
}
