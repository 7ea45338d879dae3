/**
 * The configuration: {@code config.toml} and its includes to one immutable {@link dev.repwatch.monitor.config.Settings}.
 *
 * <p>{@code bind} knows TOML and records and nothing of repwatch's sections; {@code section} has one record a section;
 * {@code targets} makes the flat list of targets.
 */
@NullMarked
package dev.repwatch.monitor.config;

import org.jspecify.annotations.NullMarked;
