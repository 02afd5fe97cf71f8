/** Logins at Keycloak: shown to their owners by the gateway, and told to all gateways when they end. */
@NullMarked
package org.rapport.admin.session;

import org.jspecify.annotations.NullMarked;
