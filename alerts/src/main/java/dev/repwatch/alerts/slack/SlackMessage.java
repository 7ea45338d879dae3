package dev.repwatch.alerts.slack;

import com.slack.api.model.Attachment;
import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * A message ready to be sent.
 *
 * @param text what phones and screen readers show; already escaped
 */
record SlackMessage(String text, List<LayoutBlock> blocks, List<Attachment> attachments) {}
