package org.rapport.installation.setting;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import java.util.Locale;

/** A Java type in words that somebody uses who sets a value of it. */
final class TypeName {

    private TypeName() {}

    static String of(Tree type) {
        return switch (type) {
            case ParameterizedTypeTree generic
            when isOptional(generic) -> of(generic.getTypeArguments().getFirst());
            case ParameterizedTypeTree generic -> of(generic.getType());
            case MemberSelectTree qualified -> of(qualified.getIdentifier().toString());
            default -> of(type.toString());
        };
    }

    /** What a value looks like that nobody gave a type. */
    static String ofValue(Preset preset) {
        if (!(preset instanceof Preset.Value(String text))) {
            return "text";
        }
        return switch (text) {
            case "true", "false" -> of("boolean");
            case String number when number.matches("\\d+") -> of("int");
            case String address when address.matches("https?://.*") -> of("URI");
            default -> "text";
        };
    }

    static boolean isOptional(Tree type) {
        return switch (type) {
            case ParameterizedTypeTree generic -> isOptional(generic.getType());
            case MemberSelectTree qualified -> qualified.getIdentifier().contentEquals("Optional");
            default -> type.toString().matches("Optional(Int|Long|Double)?");
        };
    }

    private static String of(String java) {
        return switch (java) {
            case "String" -> "text";
            case "boolean", "Boolean" -> "true or false";
            case "int", "Integer", "long", "Long", "double", "Double" -> "number";
            case "OptionalInt", "OptionalLong", "OptionalDouble" -> "number";
            case "URI", "URL" -> "address";
            case "Path" -> "folder";
            case "UUID" -> "id";
            case "MemorySize" -> "size";
            case "List", "Set" -> "list";
            default -> java.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        };
    }
}
