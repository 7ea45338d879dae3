package dev.repwatch.monitor.pages;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.monitor.incident.Episode;

/** Which sentences say what an episode is: one is listed or is not, and a check of our own finds what is wrong or right again. */
final class EpisodeWords {

    private EpisodeWords() {}

    /** @return the name of the sentence for a list or a check */
    static String of(String name, Episode episode) {
        return Finding.Graded.isHeldBy(episode.listing()) ? name + ".check" : name;
    }

    /** That it is over because nobody looks any more is no good news. */
    static String ofEnd(String name, Episode episode) {
        boolean cleared = episode.closing()
                .filter(it -> it.reason() == Episode.Reason.CLEARED)
                .isPresent();
        return of(cleared ? name : name + ".unwatched", episode);
    }

    static String headline(Episode episode) {
        return episode.open() ? of("incident.open", episode) : ofEnd("incident.over", episode);
    }
}
