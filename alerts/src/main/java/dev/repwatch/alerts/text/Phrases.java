package dev.repwatch.alerts.text;

import dev.repwatch.alerts.Alert;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The few words a channel adds to an alert, in the alert's language. */
public final class Phrases {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;

    private Phrases(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** @param language BCP 47 tag; anything but Japanese is English */
    public static Phrases in(String language) {
        Locale locale = Locale.forLanguageTag(language).getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ROOT;
        return new Phrases(ResourceBundle.getBundle("dev.repwatch.alerts.text.phrases", locale, NO_FALLBACK));
    }

    public String why() {
        return bundle.getString("why");
    }

    public String advice() {
        return bundle.getString("advice");
    }

    public String links() {
        return bundle.getString("links");
    }

    /** What follows when {@code count} things were left out. */
    public String andMore(int count) {
        return bundle.getString("more").replace("{0}", Integer.toString(count));
    }

    public String level(Alert.Level level) {
        return bundle.getString("level." + level.name().toLowerCase(Locale.ROOT));
    }

    /** Who sends this, for a footer. */
    public String sentBy(String host) {
        return bundle.getString("footer").replace("{0}", host);
    }

    /** How somebody who has no button acknowledges it; empty where nobody need. */
    public Optional<String> acknowledge(Alert alert) {
        return alert.actions().stream()
                .filter(it -> it.id().equals("ack"))
                .findFirst()
                .map(it -> bundle.getString("acknowledge").replace("{0}", "repwatch ack " + quoted(it.subject())));
    }

    /** For a shell. */
    private static String quoted(String subject) {
        String line = Clean.line(subject);
        return line.matches("[A-Za-z0-9._:@/+-]+") ? line : "'" + line.replace("'", "'\\''") + "'";
    }

    /** The headline, marked when the same may have been told before. */
    public String headline(Alert alert) {
        String headline = Clean.line(alert.headline());
        String mark = bundle.getString("repeat");
        return alert.repeat() && !headline.contains(mark) ? headline + " " + mark : headline;
    }
}
