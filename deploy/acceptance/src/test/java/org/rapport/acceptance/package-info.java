/** The suite as its users meet it: real servers, real logins, and nothing but the gateway and Kafka to talk to. */
@NullMarked
package org.rapport.acceptance;

import org.jspecify.annotations.NullMarked;
