package dev.repwatch.alerts;

import java.util.Optional;

/**
 * Somebody pressed a button.
 *
 * @param action what to do, {@link Alert.Action#id()}
 * @param subject what to do it to, {@link Alert.Action#subject()}; comes from outside, so look it up before use
 * @param who the person, as the provider calls them
 * @param note what they wrote, if anything
 * @param channel the channel's name in {@code [[channels]]}
 */
public record ActionRequest(String action, String subject, String who, Optional<String> note, String channel) {}
