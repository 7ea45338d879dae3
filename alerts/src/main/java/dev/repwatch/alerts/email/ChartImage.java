package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Chart;
import dev.repwatch.alerts.text.Clean;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.AttributedString;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws a chart as a PNG picture, without a screen. */
final class ChartImage {

    private static final Logger LOG = LoggerFactory.getLogger(ChartImage.class);

    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 46;
    private static final int RIGHT = 16;
    private static final int TOP = 48;
    private static final int BOTTOM = 58;
    private static final int MOST_LINES = 8;
    private static final int TITLE_LINES = 2;
    private static final int BESIDE = 3;
    /** With less between its ends both have the same date, or nearly. */
    private static final Duration DAYS = Duration.ofDays(4);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** Colours that most colour-blind people can tell apart (Okabe and Ito). */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9),
            new Color(0x000000),
            new Color(0x999999));

    private final Chart chart;
    private final Graphics2D pen;
    private final Instant from;
    private final Duration span;

    private ChartImage(Chart chart, Graphics2D pen) {
        this.chart = chart;
        this.pen = pen;
        this.from = edge(chart, Instant.MAX, true);
        Instant to = edge(chart, Instant.MIN, false);
        this.span = from.isBefore(to) ? Duration.between(from, to) : Duration.ofMillis(1);
    }

    /** The picture; empty when there is nothing to draw or this machine has no fonts to draw with. */
    static Optional<byte[]> png(Chart chart) {
        if (chart.lines().stream().allMatch(line -> line.points().isEmpty())) {
            return Optional.empty();
        }
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            new ChartImage(chart, pen).draw();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return Optional.of(out.toByteArray());
        } catch (RuntimeException | LinkageError | IOException e) {
            LOG.warn("no chart is drawn; are fonts installed?", e);
            return Optional.empty();
        } finally {
            pen.dispose();
        }
    }

    private static Instant edge(Chart chart, Instant start, boolean first) {
        return chart.lines().stream()
                .flatMap(line -> line.points().stream())
                .map(Chart.Point::at)
                .reduce(start, (a, b) -> a.isBefore(b) == first ? a : b);
    }

    private void draw() {
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.DARK_GRAY);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        title();
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        grid();
        List<Chart.Line> lines =
                chart.lines().subList(0, Math.min(MOST_LINES, chart.lines().size()));
        // the first last, so that nothing hides it; one that goes the same way as an earlier one is drawn beside it
        for (int i = lines.size() - 1; i >= 0; i--) {
            List<Chart.Point> way = lines.get(i).points();
            int before = (int) lines.subList(0, i).stream()
                    .filter(line -> line.points().equals(way))
                    .count();
            pen.setColor(COLOURS.get(i));
            line(lines.get(i), before * BESIDE);
            legend(lines.get(i), i);
        }
    }

    /** Broken where it is too wide; Japanese has no spaces, which the breaker knows. */
    private void title() {
        String text = Clean.line(chart.title(), 200);
        if (text.isEmpty()) {
            return;
        }
        AttributedString title = new AttributedString(text);
        title.addAttribute(TextAttribute.FONT, new Font(Font.SANS_SERIF, Font.BOLD, 13));
        LineBreakMeasurer breaker = new LineBreakMeasurer(title.getIterator(), pen.getFontRenderContext());
        int y = 18;
        for (int line = 0; line < TITLE_LINES && breaker.getPosition() < text.length(); line++) {
            breaker.nextLayout(WIDTH - LEFT - RIGHT).draw(pen, LEFT, y);
            y += 17;
        }
    }

    private void grid() {
        for (int step = 0; step <= 4; step++) {
            double value = chart.max() * step / 4;
            pen.setColor(new Color(0xE0E0E0));
            pen.drawLine(LEFT, y(value), WIDTH - RIGHT, y(value));
            pen.setColor(Color.GRAY);
            pen.drawString(Long.toString(Math.round(value)), 8, y(value) + 4);
        }
        List<String> times = times(chart);
        FontMetrics metrics = pen.getFontMetrics();
        for (int i = 0; i < times.size(); i++) {
            int width = metrics.stringWidth(times.get(i));
            int x = x(from.plus(span.multipliedBy(i).dividedBy(times.size() - 1L)));
            int left = Math.max(LEFT, Math.min(WIDTH - RIGHT - width, x - width / 2));
            pen.drawString(times.get(i), left, HEIGHT - BOTTOM + 16);
        }
    }

    /** What stands below its axis, from left to right. */
    static List<String> times(Chart chart) {
        Instant from = edge(chart, Instant.MAX, true);
        Duration span = Duration.between(from, edge(chart, Instant.MIN, false));
        DateTimeFormatter format = (span.compareTo(DAYS) < 0 ? HOUR : DAY).withZone(chart.zone());
        return Stream.of(from, from.plus(span.dividedBy(2)), from.plus(span))
                .map(format::format)
                .toList();
    }

    private void line(Chart.Line line, int lower) {
        pen.setStroke(new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        int[] xs = line.points().stream().mapToInt(point -> x(point.at())).toArray();
        int[] ys = line.points().stream()
                .mapToInt(point -> y(point.value()) + lower)
                .toArray();
        pen.drawPolyline(xs, ys, xs.length);
    }

    private void legend(Chart.Line line, int number) {
        int column = number % 4;
        int left = LEFT + column * 165;
        int base = HEIGHT - 24 + number / 4 * 16;
        pen.fillRect(left, base - 8, 10, 8);
        pen.setColor(Color.DARK_GRAY);
        pen.drawString(Clean.line(line.name(), 22), left + 14, base);
    }

    private int x(Instant at) {
        double share = (double) Duration.between(from, at).toMillis() / Math.max(1, span.toMillis());
        return LEFT + (int) Math.round(share * (WIDTH - LEFT - RIGHT));
    }

    private int y(double value) {
        double share = Math.max(0, Math.min(1, value / chart.max()));
        return HEIGHT - BOTTOM - (int) Math.round(share * (HEIGHT - TOP - BOTTOM));
    }
}
