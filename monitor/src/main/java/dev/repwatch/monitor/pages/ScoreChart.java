package dev.repwatch.monitor.pages;

import dev.repwatch.monitor.store.ScoreRows.SampleRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The score over time, as steps, drawn by the server: it prints, and needs no script. */
final class ScoreChart {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 120;
    private static final int MOST_STEPS = 400;

    private ScoreChart() {}

    static String of(Reader reader, List<SampleRow> samples, Instant from, Instant until) {
        if (samples.isEmpty()) {
            return Html.paragraph("quiet", reader.say("chart.none"));
        }
        StringBuilder steps = new StringBuilder();
        int every = Math.max(1, samples.size() / MOST_STEPS);
        for (int i = 0; i < samples.size(); i += every) {
            SampleRow sample = samples.get(i);
            double x = x(sample.at(), from, until);
            steps.append(steps.length() == 0 ? "M" : "H").append(number(x));
            steps.append(steps.indexOf(" ") < 0 ? " " : "V").append(number(y(sample.score())));
        }
        String said = reader.say(
                "chart.said",
                "from",
                reader.at(from),
                "until",
                reader.at(until),
                "least",
                samples.stream().mapToInt(SampleRow::score).min().orElse(0),
                "last",
                samples.get(samples.size() - 1).score());
        return "<svg class=\"chart\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\"><title>"
                + Html.text(said)
                + "</title><path class=\"grid\" d=\"M0 0H" + WIDTH + "M0 " + HEIGHT / 2 + "H" + WIDTH + "M0 " + HEIGHT
                + "H" + WIDTH + "\"/><path class=\"line\" d=\"" + steps + "H" + WIDTH + "\"/></svg>"
                + Html.paragraph("quiet", said);
    }

    private static double x(Instant at, Instant from, Instant until) {
        double whole = Math.max(1, Duration.between(from, until).toSeconds());
        double part = Math.max(0, Duration.between(from, at).toSeconds());
        return Math.min(WIDTH, part / whole * WIDTH);
    }

    private static double y(int score) {
        return HEIGHT - score * HEIGHT / 100.0;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
