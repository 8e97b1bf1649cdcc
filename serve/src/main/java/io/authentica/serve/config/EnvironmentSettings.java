package io.authentica.serve.config;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.authentica.common.config.StrictYaml;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Settings from variables: {@code AUTHENTICA_SERVE_MAX_UPLOAD_MIB} is {@code max_upload_mib}. Lists have commas. A variable with that start
 * and an unknown end is an error, as an unknown key in a file is.
 */
public final class EnvironmentSettings {

    public static final String PREFIX = "AUTHENTICA_SERVE_";

    /** Where the file of settings is. */
    public static final String CONFIG = PREFIX + "CONFIG";

    /** Keys with commas: no setting, since settings can be shown. */
    public static final String API_KEYS = PREFIX + "API_KEYS";

    private static final Set<String> NO_SETTINGS = Set.of(CONFIG, API_KEYS);
    private static final Pattern BARE = Pattern.compile("[-+]?[0-9]+|true|false");
    private static final JsonMapper JSON = new JsonMapper();

    private EnvironmentSettings() {}

    /** @throws io.authentica.common.config.ConfigException naming the variable that is wrong */
    public static Settings read(Map<String, String> environment) {
        Settings settings = StrictYaml.read(PREFIX, "{}", Settings.class);
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            if (name.startsWith(PREFIX) && !NO_SETTINGS.contains(name)) {
                String key = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
                String text = quoted(key) + ": " + yaml(key, variable.getValue());
                Settings one = StrictYaml.read(name, text, Settings.class);
                settings = one.over(settings);
            }
        }
        return settings;
    }

    private static String yaml(String key, String value) {
        Optional<Type> type = Arrays.stream(Settings.class.getRecordComponents())
                .filter(component -> component.getName().equalsIgnoreCase(key.replace("_", "")))
                .map(RecordComponent::getGenericType)
                .map(optional -> ((ParameterizedType) optional).getActualTypeArguments()[0])
                .findFirst();
        if (type.filter(EnvironmentSettings::isList).isPresent()) {
            return quoted(List.of(value.split("\\s*,\\s*", -1)));
        }
        boolean text = type.equals(Optional.of(String.class)) || type.equals(Optional.of(Path.class));
        return !text && BARE.matcher(value).matches() ? value : quoted(value);
    }

    private static boolean isList(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == List.class;
    }

    /** JSON's quotes are YAML's. */
    private static String quoted(Object value) {
        return JSON.valueToTree(value).toString();
    }
}
