package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.AskedName;
import dev.repwatch.checks.dnsbl.DnsblList.KeyNeed;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.dnsbl.file.FileFormat;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Score;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An entry as it is written. Keys are the component names in snake case; absent means as before, or the default. */
record EntryToml(
        Optional<SourceId> id,
        Optional<SourceId> like,
        Optional<String> title,
        Optional<String> zone,
        Optional<List<String>> aliases,
        Optional<List<TargetKind>> kinds,
        Optional<AskedName> asks,
        Optional<String> operator,
        Optional<URI> home,
        Optional<String> language,
        Optional<String> note,
        Optional<Integer> tier,
        Optional<Boolean> enabled,
        Optional<SourceId> parent,
        Optional<KeyNeed> needs,
        Optional<Duration> minInterval,
        Optional<Map<String, Code>> codes,
        Optional<Map<String, Cause>> errors,
        Optional<Map<String, String>> errorTexts,
        Optional<Value> score,
        Optional<Test> test,
        Optional<Limits> terms,
        Optional<Handout> file,
        Optional<Way> removal,
        Optional<Map<String, Way>> removalOf,
        Optional<End> dead,
        Optional<SourceId> renamed,
        Optional<String> unsuitable,
        Optional<Evidence> verified) {

    record Code(
            Optional<String> name,
            Optional<String> category,
            Optional<Polarity> polarity,
            Optional<Severity> severity,
            Optional<Scope> scope,
            Optional<Scope> scope6,
            Optional<Score.Band> band) {}

    record Value(int octet, String scale) {}

    record Test(
            Optional<String> listed,
            Optional<String> clean,
            Optional<String> listed6,
            Optional<String> clean6,
            Optional<Boolean> random,
            Optional<String> why) {}

    record Limits(
            Optional<Long> queriesPerDay,
            Optional<Double> queriesPerSecond,
            Optional<Boolean> nonCommercial,
            Optional<String> note) {}

    record Way(
            Optional<String> how,
            Optional<Removal.Who> who,
            Optional<URI> url,
            Optional<String> template,
            Optional<String> mail,
            Optional<Duration> expiry,
            Optional<Duration> typical,
            Optional<String> cost,
            Optional<String> precondition,
            Optional<String> repeatPenalty) {}

    record Handout(
            Optional<String> url,
            Optional<String> path,
            Optional<String> rsync,
            Optional<FileFormat> format,
            Optional<String> code,
            Optional<Duration> minInterval,
            Optional<Duration> maxAge,
            Optional<Boolean> wide,
            Optional<Boolean> allowPrivate,
            Optional<Boolean> use,
            Optional<String> terms) {}

    record End(String since, String answers) {}

    record Evidence(LocalDate on, String source) {}
}
