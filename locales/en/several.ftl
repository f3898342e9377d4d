# $department (String) - its name
# $label (String) - what stands on the button
several-button = { $department }: { $label }
