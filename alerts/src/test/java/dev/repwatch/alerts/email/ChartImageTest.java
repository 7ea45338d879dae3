package dev.repwatch.alerts.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Chart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The picture of a digest, dot by dot. */
class ChartImageTest {

    private static final Instant START = Instant.parse("2026-11-29T23:00:00Z");
    private static final int WORST = 0xFF0072B2;
    private static final int SECOND = 0xFFD55E00;
    private static final int RIGHT_EDGE = 704;

    @Test
    void aLongTitleIsBrokenAndNotCut() throws IOException {
        String title = "Scores of the 8 lowest of 11 targets, 2026-11-29 08:00–2026-11-30 08:00 JST; the lowest now is"
                + " 2001:db8:1234:5678::10 at 40 of 100";
        BufferedImage image = image(new Chart(title, 100, List.of(line("mx1", 100, 40))));
        assertThat(dark(image, RIGHT_EDGE + 1, image.getWidth(), 0, 46))
                .as("beyond the margin")
                .isZero();
        assertThat(dark(image, 40, RIGHT_EDGE, 24, 46)).as("in its second line").isPositive();
    }

    @Test
    void theEndsOfOneDayAreToldApartInTheZoneOfTheReaders() {
        Chart day = new Chart("day", 100, ZoneId.of("Asia/Tokyo"), List.of(line("mx1", 100, 40)));
        assertThat(ChartImage.times(day)).containsExactly("2026-11-30 08:00", "2026-11-30 20:00", "2026-12-01 08:00");
        Chart week = new Chart(
                "week",
                100,
                List.of(new Chart.Line("mx1", List.of(point(Duration.ZERO, 100), point(Duration.ofDays(7), 40)))));
        assertThat(ChartImage.times(week)).containsExactly("2026-11-29", "2026-12-03", "2026-12-06");
    }

    @Test
    void aFallIsDrawnWhereItWas() throws IOException {
        List<Chart.Point> points = List.of(
                point(Duration.ZERO, 100),
                point(Duration.ofHours(18), 100),
                point(Duration.ofHours(18), 40),
                point(Duration.ofHours(24), 40));
        BufferedImage image = image(new Chart("day", 100, List.of(new Chart.Line("mx1", points))));
        int there = 46 + (RIGHT_EDGE - 46) * 3 / 4;
        long column = IntStream.range(50, 240)
                .filter(y -> image.getRGB(there, y) == WORST || image.getRGB(there + 1, y) == WORST)
                .count();
        assertThat(column).as("dots of the fall, from 100 down to 40").isGreaterThan(80);
    }

    @Test
    void theWorstIsNotHiddenByOthersAndTheyShowBesideIt() throws IOException {
        List<Chart.Line> same = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            same.add(line("mx" + i, 80, 40));
        }
        BufferedImage image = image(new Chart("day", 100, same));
        long worst = count(image, WORST, 50, 240);
        long second = count(image, SECOND, 50, 240);
        assertThat(worst).isGreaterThan(500);
        assertThat(second).isGreaterThan(200);
    }

    private static Chart.Line line(String name, double first, double last) {
        return new Chart.Line(name, List.of(point(Duration.ZERO, first), point(Duration.ofHours(24), last)));
    }

    private static Chart.Point point(Duration after, double value) {
        return new Chart.Point(START.plus(after), value);
    }

    private static BufferedImage image(Chart chart) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(ChartImage.png(chart).orElseThrow()));
    }

    private static long dark(BufferedImage image, int left, int right, int top, int bottom) {
        return IntStream.range(left, right)
                .mapToLong(x -> IntStream.range(top, bottom)
                        .filter(y -> (image.getRGB(x, y) & 0xFF) < 0x90)
                        .count())
                .sum();
    }

    private static long count(BufferedImage image, int colour, int top, int bottom) {
        return IntStream.range(0, image.getWidth())
                .mapToLong(x -> IntStream.range(top, bottom)
                        .filter(y -> image.getRGB(x, y) == colour)
                        .count())
                .sum();
    }
}
