several-button = { $department }: { $label }
