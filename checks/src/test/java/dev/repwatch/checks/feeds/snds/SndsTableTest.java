package dev.repwatch.checks.feeds.snds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.ReportTable;
import dev.repwatch.checks.feeds.Subjects;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reports of the table: a row that cannot be read loses only itself, a rate given as a range is its upper bound. */
class SndsTableTest extends SndsFeedTest {

    @Override
    protected List<FeedSubject> subjects() {
        return Stream.concat(
                        super.subjects().stream(),
                        Subjects.ips("1.1.1.0", "1.1.1.2", "1.1.1.4", "1.1.1.5", "1.1.1.6", "1.1.1.7", "1.1.1.8")
                                .stream())
                .toList();
    }

    @Test
    void aRowOfFifteenCellsIsLeftOutAndTold() throws IOException {
        FeedReport reading = of("snds-one-row-of-15-cells");
        assertThat(values(reading, "1.1.1.2")).contains("snds_colour=2.0");
        assertThat(values(reading, "1.1.1.0")).contains("snds_colour=0.0", "snds_colour=2.0");
        assertThat(values(reading, "1.1.1.4")).isEmpty();
        assertThat(reading.remarks())
                .singleElement()
                .asString()
                .contains("1 of 9 rows")
                .contains("left out");
    }

    @Test
    void aRangeIsItsUpperBound() throws IOException {
        FeedReport reading = of("snds-rate-as-range");
        assertThat(values(reading, "1.1.1.5")).contains("snds_complaint_rate=0.02");
        assertThat(values(reading, "1.1.1.6")).contains("snds_complaint_rate=0.01");
        assertThat(reading.remarks()).isEmpty();
    }

    /** A quotation mark that is never closed would take the lines after it for a part of its cell. */
    @Test
    void aRowWithAnOpenQuotationMarkLosesNoneOfTheOthers() throws IOException {
        String whole = Files.readString(
                ReportTable.lines("snds-rate-as-range").get(0).files().get(0));
        String first = whole.lines().findFirst().orElseThrow();
        String open = "192.0.2.99" + first.substring(first.indexOf(',')).replaceFirst(",[^,]*$", ",\"never closed");
        FeedReport reading = always(response().body(open + "\r\n" + whole).build());
        assertThat(values(reading, "1.1.1.5")).contains("snds_complaint_rate=0.02");
        assertThat(values(reading, "1.1.1.6")).contains("snds_complaint_rate=0.01");
        assertThat(reading.remarks()).singleElement().asString().contains("left out");
    }

    private FeedReport of(String id) throws IOException {
        String report = Files.readString(ReportTable.lines(id).get(0).files().get(0));
        return always(response().body(report).build());
    }
}
