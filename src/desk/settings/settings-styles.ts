// Styles that only the settings use, loaded with them.
import "@mantine/core/styles/Switch.layer.css";
import "@mantine/core/styles/Checkbox.layer.css";
import "@mantine/core/styles/Tabs.layer.css";
import "@mantine/core/styles/FloatingIndicator.layer.css";
import "@mantine/core/styles/SegmentedControl.layer.css";
