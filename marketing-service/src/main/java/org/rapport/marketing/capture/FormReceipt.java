package org.rapport.marketing.capture;

import org.jspecify.annotations.Nullable;

/**
 * What a visitor is told of a submission.
 *
 * @param redirectUrl where to go now
 * @param thanks      what to show, where there is no redirect
 */
public record FormReceipt(
        @Nullable String redirectUrl, @Nullable String thanks) {}
