package dev.repwatch.checks.placement;

import java.time.Instant;
import java.util.Optional;

/**
 * A test mail was seen in a folder.
 *
 * @param folder as the server lists it
 * @param tab under which tab of the inbox; empty when there are none, or nobody can tell
 * @param received when the provider took it, as the provider says
 */
public record SeenCopy(String folder, FolderRole role, Optional<String> tab, Optional<Instant> received) {}
