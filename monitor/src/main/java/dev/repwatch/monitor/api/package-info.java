/** The seam of everything that is answered over HTTP: endpoints with their types and least role, requests, replies. Knows no server. */
@org.jspecify.annotations.NullMarked
package dev.repwatch.monitor.api;
