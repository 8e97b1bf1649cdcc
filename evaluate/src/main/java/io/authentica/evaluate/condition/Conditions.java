package io.authentica.evaluate.condition;

import io.authentica.common.cli.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The conditions under which a run scores each image, in this order.
 *
 * @param list {@link Condition.Clean} among them; none twice
 */
public record Conditions(List<Condition> list) {

    /** What the word {@code all} stands for. */
    public static final String ALL =
            "clean,uniform,jpeg:95,jpeg:75,jpeg:50,jpeg:30,webp:80,blur:1,blur:2,resize:0.5,resize:0.25,"
                    + "crop:0.8,noise:5,web,hard";

    public Conditions {
        list = List.copyOf(list);
        if (!list.contains(new Condition.Clean())) {
            throw new UserException("conditions must have clean among them but are " + ids(list));
        }
        List<Condition> seen = new ArrayList<>();
        for (Condition condition : list) {
            if (seen.contains(condition)) {
                throw new UserException("conditions must differ but " + condition.id() + " is there twice");
            }
            seen.add(condition);
        }
    }

    /**
     * Reads what the option {@code --conditions} takes: names separated by commas, or {@code all}.
     *
     * @throws UserException if one of them is unknown or out of range
     */
    public static Conditions parse(String text) {
        String names = text.equals("all") ? ALL : text;
        List<Condition> conditions = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            conditions.add(parseOne(name.strip()));
        }
        return new Conditions(conditions);
    }

    /** Clean and {@code condition}, which may be clean itself. */
    public static Conditions with(Condition condition) {
        Condition clean = new Condition.Clean();
        return new Conditions(condition.equals(clean) ? List.of(clean) : List.of(clean, condition));
    }

    /** As {@link #parse} takes them. */
    public String ids() {
        return ids(list);
    }

    private static String ids(List<Condition> list) {
        return list.stream().map(Condition::id).collect(Collectors.joining(","));
    }

    /**
     * Reads the name of one condition, such as {@code jpeg:75}.
     *
     * @throws UserException if it is unknown or out of range
     */
    public static Condition parseOne(String name) {
        int colon = name.indexOf(':');
        try {
            return colon < 0 ? named(name) : withStrength(name, name.substring(0, colon), name.substring(colon + 1));
        } catch (NumberFormatException failure) {
            throw new UserException("condition " + name + ": its strength must be a number", failure);
        } catch (IllegalArgumentException failure) {
            throw new UserException("condition " + name + ": " + failure.getMessage(), failure);
        }
    }

    private static Condition named(String name) {
        return switch (name) {
            case "clean" -> new Condition.Clean();
            case "web" -> new Condition.Web();
            case "hard" -> new Condition.Hard();
            case "uniform" -> new Condition.Uniform();
            default -> throw unknown(name);
        };
    }

    private static Condition withStrength(String name, String kind, String strength) {
        return switch (kind) {
            case "jpeg" -> new Condition.Jpeg(Integer.parseInt(strength));
            case "webp" -> new Condition.Webp(Integer.parseInt(strength));
            case "blur" -> new Condition.Blur(Double.parseDouble(strength));
            case "resize" -> new Condition.Resize(Double.parseDouble(strength));
            case "crop" -> new Condition.Crop(Double.parseDouble(strength));
            case "noise" -> new Condition.Noise(Double.parseDouble(strength));
            default -> throw unknown(name);
        };
    }

    private static UserException unknown(String name) {
        return new UserException(
                "condition must be clean, uniform, web, hard, jpeg:QUALITY, webp:QUALITY, blur:SIGMA, resize:FACTOR,"
                        + " crop:SHARE or noise:SIGMA but was '" + name + "'");
    }
}
