def dedent(text):
    lines = text.split('\n')
    margin = min([len(l) - len(l.lstrip()) for l in lines if l.strip()], default=0)
    return '\n'.join([l[margin:] if l.strip() else '' for l in lines])
def indent(text, prefix):
    return ''.join([prefix + l if l.strip() else l for l in text.splitlines(True)])
def wrap(text, width=70):
    lines, line = [], ''
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = line + ' ' + word if line else word
    return lines + [line] if line else lines
def fill(text, width=70):
    return '\n'.join(wrap(text, width))
def shorten(text, width, placeholder=' [...]'):
    return text if len(text) <= width else text[:width - len(placeholder)] + placeholder
