package org.rapport.gateway.call;

import io.vertx.core.Vertx;

/** Calls without the application around them. */
public final class CallsFixture {

    private CallsFixture() {}

    public static Calls with(Vertx vertx) {
        return new Calls(vertx);
    }
}
