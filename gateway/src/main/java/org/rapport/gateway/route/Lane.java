package org.rapport.gateway.route;

import io.vertx.core.http.HttpClient;

/** A way to a service: connections, and as many places to ask by. */
record Lane(HttpClient client, Places places) {}
