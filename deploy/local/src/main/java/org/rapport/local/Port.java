package org.rapport.local;

import java.util.Locale;
import java.util.Map;

/** The ports of the stack, all on the loopback interface, and the variables that move them. */
public enum Port {
    GATEWAY(8080),
    GATEWAY_MANAGEMENT(8090),
    SALES(8101),
    MARKETING(8102),
    SUPPORT(8103),
    ADMIN(8104),
    KEYCLOAK(8180),
    KEYCLOAK_MANAGEMENT(8190),
    POSTGRES(5433),
    KAFKA(9092),
    KAFKA_CONTROLLER(9093),
    SMTP(1025),
    MAIL(1080);

    private final int usual;

    Port(int usual) {
        this.usual = usual;
    }

    /** The variable that sets this port: {@code CRM_GATEWAY_PORT}. */
    public String variable() {
        return "CRM_" + name() + "_PORT";
    }

    /** Its number: the variable's value, or else the usual one plus the offset. */
    int number(Map<String, String> environment, int offset) {
        String configured = environment.get(variable());
        return configured == null || configured.isBlank() ? usual + offset : parse(variable(), configured);
    }

    static int parse(String variable, String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65535) {
            throw new StackException(variable + " is not a port number: " + value);
        }
        return Integer.parseInt(value);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
