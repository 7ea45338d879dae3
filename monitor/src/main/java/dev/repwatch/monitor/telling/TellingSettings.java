package dev.repwatch.monitor.telling;

import dev.repwatch.monitor.delisting.DeskSettings;
import dev.repwatch.monitor.words.Language;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How people are told.
 *
 * @param language of all texts
 * @param zone in which times are written
 * @param groupWait how long news waits for more of the same cause
 * @param owner the name of this node, unique among all that share a database
 */
public record TellingSettings(
        Language language, ZoneId zone, Duration groupWait, String owner, DeskSettings reminders) {}
